import { defineModule, roleNames, type RoleName } from '@comu/kernel';
import { Attempt, Ceremony, Credential, ExternalIdentity, Invitation, Passkey, Provider, Session, Token } from './access.records.ts';
import { Delegation, Membership, Organisation, Person, RoleGrant, Unit } from './identity.records.ts';
import { addDelegation, endDelegation } from './operations/delegations.ts';
import { acceptInvitation, changePassword, inviteAgain, noteShown, setPassword, showInvitation, useInvitation } from './operations/invitation.ts';
import { addUnit, changeOrganisation, changeUnit, createOrganisation, organisations, setRolePermission } from './operations/organisation.ts';
import { addMembership, changePerson, endMembership, invitePerson, people } from './operations/people.ts';
import { addPasskey, addPasskeyOptions, passkeyOptions, passkeys, passkeySignIn, removePasskey } from './operations/passkeys.ts';
import { importOrganisations } from './import/organisations.ts';
import { importPeople } from './import/people.ts';
import { importUnits } from './import/units.ts';
import { beginOidc, keepProvider, oidcProvider, oidcSignIn, setProvider, takeOidc } from './oidc/operations.ts';
import { correctPerson, enterPeople, worksElsewhere } from './operations/register-of-people.ts';
import { createToken, keepToken, revokeSession, revokeToken, sessions, sweep, tokens } from './operations/sessions.ts';
import { firstAdministrator, found, signInWays } from './operations/first-administrator.ts';
import { rolePermissions } from './operations/role-permissions.ts';
import { inviteFor, join } from './operations/membership.ts';
import { me, setLanguage, signIn, signOut } from './operations/sign-in.ts';
import { demoAccounts, foundDemo, foundStructure } from './seed/demo-people.ts';
import { foundBodies } from './seed/province.ts';
import { openSession } from './session.ts';

const everyRole = Object.fromEntries((Object.keys(roleNames) as RoleName[]).map((role) => [role, ['identity.see-people']]));

/** Who works for which organisation, what they may do there today, and how they prove that it is they. */
export const identityModule = defineModule({
  name: 'identity',
  title: { ca: 'Organització i persones', es: 'Organización y personas', en: 'Organisation and people' },
  records: [Organisation, Unit, Person, Membership, RoleGrant, Delegation, Credential, Passkey, Session, Attempt, Token, Invitation, Ceremony, Provider, ExternalIdentity],
  operations: [
    signIn, signOut, me, setLanguage, signInWays, firstAdministrator, found, openSession, join, inviteFor, foundBodies, foundStructure, foundDemo, demoAccounts,
    enterPeople, correctPerson, worksElsewhere, invitePerson, changePerson, addMembership, endMembership, people, inviteAgain, showInvitation, noteShown, acceptInvitation, useInvitation, setPassword, changePassword,
    addDelegation, endDelegation, sessions, revokeSession, tokens, createToken, keepToken, revokeToken, sweep,
    createOrganisation, changeOrganisation, addUnit, changeUnit, setRolePermission, rolePermissions, organisations,
    passkeyOptions, passkeySignIn, addPasskeyOptions, addPasskey, passkeys, removePasskey,
    keepProvider, setProvider, oidcProvider, beginOidc, takeOidc, oidcSignIn,
    importPeople, importUnits, importOrganisations,
  ],
  permissions: {
    'identity.see-people': { ca: 'Consulta les persones de l’ens', es: 'Consulta las personas del ente', en: 'See the people of the organisation' },
    'identity.manage-people': { ca: 'Gestiona persones, unitats i permisos', es: 'Gestiona personas, unidades y permisos', en: 'Manage people, units and permissions' },
    'identity.manage-organisations': { ca: 'Dona d’alta ens (només la diputació)', es: 'Da de alta entes (solo la diputación)', en: 'Add organisations (provincial council only)' },
    'identity.delegate': { ca: 'Registra delegacions i suplències', es: 'Registra delegaciones y suplencias', en: 'Record delegations and substitutions' },
  },
  grants: {
    ...everyRole,
    administrator: ['identity.see-people', 'identity.manage-people', 'identity.manage-organisations', 'identity.delegate'],
    secretary: ['identity.see-people', 'identity.delegate'],
    signer: ['identity.see-people', 'identity.delegate'],
  },
  schedule: { sweep: { cron: '20 2 * * *', operation: sweep } },
  migrations: [
    {
      // Sign-in and the gate act for the platform and have to see what a person is in every organisation.
      id: '0001-gate',
      sql: `
        create policy gate on identity.membership for select using (kernel.on_platform());
        create policy gate on identity.unit for select using (kernel.on_platform());
        create policy gate on identity.role_grant for select using (kernel.on_platform());
        create policy gate on identity.delegation for select using (kernel.on_platform());
        create policy gate on identity.token for select using (kernel.on_platform());
        create policy gate on identity.invitation for select using (kernel.on_platform());
        create index membership_person on identity.membership (person);
        create index delegation_delegate on identity.delegation (delegate);
        create unique index token_hash on identity.token (hash);`,
    },
  ],
});
