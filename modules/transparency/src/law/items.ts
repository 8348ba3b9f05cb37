import { contractItems } from './contracts.ts';
import { decisionItems } from './decisions.ts';
import { economyItems } from './economy.ts';
import type { LawItem } from './item.ts';
import { organisationItems } from './organisation.ts';
import { serviceItems } from './services.ts';

/** What Llei 19/2014 asks to be published, with what other laws add for local bodies. A catalogue to be corrected when the law changes; each says in which text it was read. Decret 8/2021, which develops the law, could not be had in full and is cited by none: how it details pay, diaries, grants and contracts (titles I and II) is still to be read against them. */
export const lawItems: readonly LawItem[] = [...organisationItems, ...decisionItems, ...economyItems, ...contractItems, ...serviceItems];

const byCode = new Map(lawItems.map((item) => [item.code, item]));
export const lawItem = (code: string): LawItem | undefined => byCode.get(code);
