/** What the commands need of the server and of the kernel's inner folders, in one place. */
export { readConfiguration, type Configuration } from '../../server/src/configuration.ts';
export { houseOf } from '../../server/src/house.ts';
export { openInstallation, openStorage, type Open, type Storage } from '../../server/src/installation.ts';
export { backUp, openBackup, restore, type BackUp, type OpenBackup } from '../../../kernel/src/backup/index.ts';
export { keyId } from '../../../kernel/src/ledger/checkpoint.ts';
export { checkLedger, ledgersOf, publicLedgerKey, type CheckLedger, type LedgerCheck } from '../../../kernel/src/ledger/check.ts';
