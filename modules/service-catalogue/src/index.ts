export { default as serviceCatalogue } from './service-catalogue.module.ts';
export { Application, Call, Candidacy, Commitment, Resource, Step } from './service-catalogue.records.ts';
export { eligibility, type Eligibility, type RuleOutcome } from './eligibility.ts';
export { adoptProcedures, answerRequirement, applicationStatus, attachDocument, callBudget, candidaciesOf, defineResource, draftCall, openCalls, publishCall, readyToSign, saveDraft, submit } from './operations/index.ts';
export { seedDemoCalls, type CallsPlan } from './seed-calls.ts';
export { bodiesOf, peopleActing, type Acting } from './acting-as.ts';
export { simulate, type Simulated, type Simulating } from './simulation/simulate.ts';
export type { BandOutcome } from './simulation/report.ts';
