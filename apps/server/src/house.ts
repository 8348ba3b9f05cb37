import { buildHouse, kernelModule, type House } from '@comu/kernel';
import { modules } from './modules.ts';

/** Everything this installation is made of. */
export const houseOf = (): House => buildHouse([kernelModule, ...modules]);
