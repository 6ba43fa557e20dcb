-- What is looked for: the words in any form, or the same with the last one only begun, as while somebody types it. A quoted phrase is
-- taken as it is.
CREATE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  last text := CASE WHEN strpos(words, '"') = 0 THEN substring(words FROM '(?:^|\s)([[:alnum:]]{2,})$') END;
  whole tsquery := websearch_to_tsquery('english', words);
BEGIN
  IF last IS NULL THEN
    RETURN whole;
  END IF;
  RETURN whole || (websearch_to_tsquery('english', left(words, -length(last))) && to_tsquery('english', last || ':*'));
END $$;

-- Models whose name, ref, external id, owner or purpose holds something written like the words. The threshold lets one wrong letter
-- in a word pass, as scorcard for scorecard (0.58). Its cost grows with the inventory: asked only when nothing holds the words themselves.
CREATE FUNCTION models_alike(words text) RETURNS SETOF text LANGUAGE sql STABLE
SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
  SELECT model_id FROM listed_model WHERE words <% fuzzy
$$;

-- models_found(text) stays for programs one version older.
