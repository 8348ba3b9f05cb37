export { identityModule } from './identity.module.ts';
export { Delegation, Membership, Organisation, organisationKinds, Person, RoleGrant, Unit, type OrganisationKind } from './identity.records.ts';
export { actorFor, makeGate } from './gate.ts';
export { delegatesOf, delegationBehind, delegationsOf, organisationBySlug, organisationOf, peopleWith, rolesWith, substitutesOf, type Holder } from './lookups.ts';
export { seedProvince, type SeedBody } from './seed/province.ts';
export { seedDemoPeople, type DemoAccount, type DemoPlan } from './seed/demo-people.ts';
export { dir3IsRight, ineControl, nifIsRight } from './codes.ts';
export type { Me } from './me.ts';
