export { readConfiguration, settings, type Configuration } from './configuration.ts';
export { houseOf } from './house.ts';
export { openInstallation, openStorage, type Open, type Storage } from './installation.ts';
