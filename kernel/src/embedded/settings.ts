/** Settings for a machine with two cores and little memory; whoever has more gives PostgreSQL a machine of its own. */
export const durableSettings: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '100',
  synchronous_commit: 'on',
  fsync: 'on',
  // A base backup taken while people work needs the full log.
  wal_level: 'replica',
  max_wal_senders: '2',
  jit: 'off',
  // Containers give 64 MB of shared memory, which one parallel query may exceed; the second core serves another person instead.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/** For tests only: a power cut may lose everything. */
export const throwawaySettings: Record<string, string> = {
  ...durableSettings,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
};
