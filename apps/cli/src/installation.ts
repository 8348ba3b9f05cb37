/** What the commands need of the server and of the kernel, in one place. */
export { houseOf, openInstallation, openStorage, readConfiguration, type Configuration, type Open, type Storage } from '@comu/server';
export { backUp, checkLedger, keyId, ledgersOf, openBackup, publicLedgerKey, restore, type BackUp, type CheckLedger, type LedgerCheck, type OpenBackup } from '@comu/kernel';
