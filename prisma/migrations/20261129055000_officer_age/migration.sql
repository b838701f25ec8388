-- Pages narrowed by sex and age look people up by both and read nothing else of them.
CREATE INDEX officer_sex_birth ON officer (sex, birth_date, id);
