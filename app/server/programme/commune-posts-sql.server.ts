/**
 * The main posts in communes of member `m` of the programme, posting `p` in commune `c`: a post in a division or desk of a
 * commune is a post in the commune. Figures and lists ask with these same words, so that they agree. Ends in a condition:
 * more may be added with AND.
 */
export const COMMUNE_POSTS = `posting p
LEFT JOIN LATERAL (SELECT v.parent_id FROM unit_version v WHERE v.unit_id = p.unit_id ORDER BY v.valid_from DESC LIMIT 1) above ON true
JOIN unit c ON c.level = 'commune' AND c.id IN (p.unit_id, above.parent_id)
WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL`
