/** Whether a process of this machine still runs, so that what a killed one left behind may go. */
export function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
