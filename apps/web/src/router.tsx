import { createRootRoute, createRoute, createRouter, redirect, useParams, type AnyRoute } from '@tanstack/react-router';
import { useOrganisation, type Screen } from '@comu/design';
import { Account } from './pages/account.tsx';
import { GenericForm, GenericList, GenericRecord } from './pages/generic.tsx';
import { NotForYou, NotFound, ScreenFailed } from './pages/not-found.tsx';
import { Invitation } from './pages/invitation.tsx';
import { PlacePage } from './pages/place.tsx';
import { Today } from './pages/today.tsx';
import { mayOpen } from './places.ts';
import { PublicShell } from './shell/public-shell.tsx';
import { ScreensProvider } from './shell/screens-context.tsx';
import { Shell } from './shell/shell.tsx';

/** `/o/:org/registre/:id` as the router writes it. */
const routerPath = (path: string) => path.replaceAll(/:(\w+)/g, '$$$1');

/** The addresses of the app: the general ones and those that modules bring. */
export function buildRouter(screens: readonly Screen[]) {
  const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: ScreenFailed });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: () => <ScreensProvider screens={screens}><Shell /></ScreensProvider> });
  const open = createRoute({ getParentRoute: () => root, id: 'public', component: PublicShell });
  const at = (parent: AnyRoute, path: string, component: () => React.ReactNode) => createRoute({ getParentRoute: () => parent, path, component });

  const inside = [
    createRoute({ getParentRoute: () => shell, path: '/', beforeLoad: () => { throw redirect({ to: '/avui' as never }); } }),
    at(shell, '/avui', Today),
    at(shell, '/compte', Account),
    at(shell, '/o/$org', PlacePage),
    at(shell, '/o/$org/lloc/$place', PlacePage),
    at(shell, '/o/$org/r/$record', GenericList),
    at(shell, '/o/$org/r/$record/$id', GenericRecord),
    at(shell, '/o/$org/do/$operation', GenericForm),
    at(shell, '$', NotFound),
    ...screens.filter((screen) => !screen.public).map((screen) => at(shell, routerPath(screen.path), () => <Shown screen={screen} />)),
  ];
  const door = createRoute({ getParentRoute: () => root, path: '/invitation/$code', component: () => <Invitation params={useParams({ strict: false })} /> });
  const outside = screens.filter((screen) => screen.public).map((screen) => at(open, routerPath(screen.path), () => <OpenToAll screen={screen} />));
  return createRouter({ routeTree: root.addChildren([shell.addChildren(inside), open.addChildren(outside), door]), scrollRestoration: true, defaultNotFoundComponent: NotFound, defaultErrorComponent: ScreenFailed });
}

/** A page of citizens: who is signed in behind makes no difference to it. */
const OpenToAll = ({ screen: { component: Component } }: { screen: Screen }) => <Component params={useParams({ strict: false }) as Record<string, string>} />;

/** The screen of an address, unless the person may not open it in this organisation. */
function Shown({ screen }: { screen: Screen }) {
  const params = useParams({ strict: false }) as Record<string, string>;
  const organisation = useOrganisation();
  const { component: Component } = screen;
  return organisation === undefined || mayOpen(screen, organisation) ? <Component params={params} /> : <NotForYou screen={screen} organisation={organisation.name} />;
}
