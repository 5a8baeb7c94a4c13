-- What is looked up in the database, made when all rows are there: into each of these a row would go at another place.

CREATE INDEX cable_date ON cable (date);
CREATE INDEX cable_post ON cable (post);
CREATE INDEX cable_tag_tag ON cable_tag (tag);
CREATE INDEX reference_cable ON reference (cable);
CREATE INDEX reference_target ON reference (target);
CREATE INDEX reference_held ON reference (held);
CREATE INDEX mention_person ON mention (person);
CREATE INDEX mention_cable ON mention (cable);
CREATE INDEX finding_code ON finding (code);
