/** Memberships and delegations begin and end by local days. */
export { dayInMadrid as dayOf } from '@comu/kernel';
