const words = (text: string) => text.trim().split(/\s+/);

/** Functions that a question may call: pure functions of their arguments and of the clock. Everything else (files, settings, catalogue, network, sleeping, generated SQL) is refused, also what a later DuckDB adds. */
export const allowedFunctions: ReadonlySet<string> = new Set(words(`
  !__postfix !~~ !~~* % & && * ** + - / // <-> <=> <@ @ @> ^ ^@ | || ~ ~~ ~~* ~~~ << >> -> ->> xor
  abs acos acosh add age asin asinh atan atan2 atanh avg bit_and bit_count bit_or bit_xor bool_and bool_or cbrt ceil ceiling corr cos cosh cot count count_if count_star countif
  covar_pop covar_samp degrees divide entropy even exp factorial favg fdiv floor fmod fsum gamma gcd geomean geometric_mean greatest greatest_common_divisor hash isfinite isinf isnan kahan_sum
  kurtosis kurtosis_pop lcm least least_common_multiple lgamma ln log log10 log2 mad max max_by mean median min min_by mod mode multiply nextafter pi pow power product quantile
  quantile_cont quantile_disc radians random regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile round round_even roundbankers
  sem sign signbit sin sinh skewness sqrt stddev stddev_pop stddev_samp subtract sum sum_no_overflow sumkahan tan tanh trunc var_pop var_samp variance wavg weighted_avg width_bucket equi_width_bins
  any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_max_nulls_last arg_min arg_min_null arg_min_nulls_last argmax argmin array_agg first first_value
  histogram histogram_exact last last_value list listagg group_concat string_agg cume_dist dense_rank fill lag lead nth_value ntile percent_rank rank rank_dense row_number grouping grouping_id
  array_append array_cat array_concat array_contains array_distinct array_extract array_filter array_has array_has_all array_has_any array_indexof array_intersect array_length array_position array_prepend
  array_reduce array_reverse array_slice array_sort array_to_string array_transform array_unique array_value array_zip flatten list_aggregate list_aggr list_any_value list_append list_apply list_avg list_cat
  list_concat list_contains list_count list_distinct list_element list_extract list_filter list_first list_has list_has_all list_has_any list_indexof list_intersect list_last list_max list_median list_min
  list_mode list_pack list_position list_prepend list_product list_reduce list_reverse list_reverse_sort list_select list_slice list_sort list_stddev_pop list_stddev_samp list_string_agg list_sum list_transform
  list_unique list_value list_var_pop list_var_samp list_where list_zip apply filter reduce range generate_series unnest len length element_at
  map map_concat map_contains map_entries map_extract map_extract_value map_from_entries map_keys map_values cardinality row struct_concat struct_contains struct_extract struct_extract_at struct_has struct_insert struct_keys struct_pack struct_update struct_values
  ascii bin char_length character_length chr concat concat_ws contains damerau_levenshtein editdist3 ends_with format format_bytes formatreadabledecimalsize formatreadablesize hamming hex ilike_escape instr jaccard jaro_similarity jaro_winkler_similarity
  lcase left left_grapheme length_grapheme levenshtein like_escape lower lpad ltrim md5 mismatches nfc_normalize not_ilike_escape not_like_escape nullif octet_length ord position prefix printf regexp_escape regexp_extract regexp_extract_all
  regexp_full_match regexp_matches regexp_replace regexp_split_to_array repeat replace reverse right right_grapheme rpad rtrim sha1 sha256 split split_part starts_with str_split str_split_regex string_split string_split_regex string_to_array
  strip_accents strlen strpos substr substring substring_grapheme suffix to_base64 base64 from_base64 to_hex to_binary to_base translate trim ucase unicode upper url_decode url_encode encode decode unhex
  century current_date current_localtime current_localtimestamp date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth dayofweek dayofyear days_in_month decade epoch epoch_ms epoch_ns epoch_us era
  get_current_time get_current_timestamp hour isodow isoyear julian last_day make_date make_time make_timestamp make_timestamp_ms make_timestamptz microsecond millennium millisecond minute month monthname nanosecond now quarter second strftime strptime try_strptime
  time_bucket timezone timezone_hour timezone_minute to_centuries to_days to_decades to_hours to_microseconds to_millennia to_milliseconds to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today transaction_timestamp week weekday weekofyear year yearweek
  from_json json json_array json_array_length json_contains json_exists json_extract json_extract_path json_extract_path_text json_extract_string json_group_array json_group_object json_keys json_merge_patch json_object json_quote json_structure json_transform json_type json_valid json_value row_to_json to_json array_to_json
  typeof switch error constant_or_null icu_collate_ca icu_collate_es icu_collate_noaccent uuid gen_random_uuid coalesce if ifnull nvl
`));

/** Functions that may stand where a table stands. */
export const allowedTableFunctions: ReadonlySet<string> = new Set(['unnest', 'range', 'generate_series', 'repeat', 'json_each']);
