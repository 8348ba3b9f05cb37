import type { OutputFor, RowOf } from '@comu/kernel';
import type { applicationStatus, callBudget, openCalls } from '../operations/index.ts';
import type { Application, Call, Candidacy } from '../service-catalogue.records.ts';

/** What the server answers, as its own operations declare it; only types come to the browser. */
export type OpenCall = OutputFor<typeof openCalls>[number];
export type Status = OutputFor<typeof applicationStatus>;
export type Budget = OutputFor<typeof callBudget>;
export type CallRow = RowOf<typeof Call>;
export type ApplicationRow = RowOf<typeof Application>;
export type CandidacyRow = RowOf<typeof Candidacy>;
