/** What the commands need of the server and of the kernel's inner folders, in one place. */
export { readConfiguration, type Configuration } from '../../server/src/configuration.ts';
export { houseOf } from '../../server/src/house.ts';
export { openInstallation, openStorage, type Open, type Storage } from '../../server/src/installation.ts';
export { checkLedger, ledgersOf, publicLedgerKey, type LedgerCheck, type RowFinding } from '../../../kernel/src/ledger/check.ts';
