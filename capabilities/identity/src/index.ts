export { identityModule } from './identity.module.ts';
export { Delegation, Membership, Organisation, organisationKinds, Person, RoleGrant, Unit, type OrganisationKind } from './identity.records.ts';
export { actorFor, makeGate } from './gate.ts';
export { organisationBySlug, organisationOf } from './lookups.ts';
export type { Me } from './me.ts';
