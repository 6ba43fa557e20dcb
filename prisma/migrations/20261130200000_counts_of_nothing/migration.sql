-- Most statements change nothing that is counted: whoever then hands over no list is done at once.
ALTER FUNCTION add_to_count(counted[], integer[]) STRICT;
ALTER FUNCTION add_to_months(happened[], integer[]) STRICT;
ALTER FUNCTION add_to_waiting(asked[], integer[]) STRICT;
ALTER FUNCTION add_to_stages(entered[], integer[]) STRICT;
