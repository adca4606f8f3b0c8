-- What SQLite has and PostgreSQL has not, or has otherwise, so that both are asked in the same words.
CREATE FUNCTION instr(whole TEXT, part TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT strpos(whole, part)';

CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT json_array_elements_text(list::json)';

CREATE FUNCTION json_extract(list TEXT, path TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT jsonb_path_query_first(list::jsonb, path::jsonpath)::integer';

CREATE FUNCTION json_valid(list TEXT) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS 'BEGIN PERFORM list::json; RETURN TRUE; EXCEPTION WHEN data_exception THEN RETURN FALSE; END';
