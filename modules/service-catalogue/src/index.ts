export { default as serviceCatalogue } from './service-catalogue.module.ts';
export { Application, Call, Candidacy, Commitment, Resource, Step } from './service-catalogue.records.ts';
export { eligibility, type Eligibility, type RuleOutcome } from './eligibility.ts';
