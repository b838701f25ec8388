/**
 * Kinds of documents that a standard may ask for, as the database has them (migration rules, table document_type): files of
 * content/ are checked where no database is. Source: design.md; decision 020.
 */
export const documentTypes = ['LY_LICH', 'CNTT', 'NGOAI_NGU', 'QLNN', 'LLCT', 'BO_NHIEM', 'CAM_KET'] as const
