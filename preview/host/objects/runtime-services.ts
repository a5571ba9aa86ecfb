import { HostError } from '../errors';
import { functionsOf } from '../functions/installed';
import { objectType } from '../object-type';
import { paneOf } from '../pane';

/** What the shared runtime tells its host of itself; nothing in this host waits for it. */
export const addInService = objectType<null>({
  name: 'Microsoft.InternalService.AddinInternalService',
  methods: { notifyActionHandlerReady: () => undefined },
});

/** Office.addin.showAsTaskpane() and hide(). */
export const appRuntimeService = objectType<null>({
  name: 'Microsoft.AppRuntime.AppRuntimeService',
  methods: {
    setAppRuntimeState: (_, args, host) => {
      const state = args.text(0);
      if (state !== 'Visible' && state !== 'Background') throw new HostError('InvalidArgument');
      paneOf(host).show(state === 'Visible');
    },
    getAppRuntimeState: (_, __, host) => (paneOf(host).isShown ? 'Visible' : 'Background'),
  },
});

/** Results that are too large for one request are cut into several; they may come every 200 ms, and never later than after 2 s. */
const ENABLED_FEATURES = [1, 2, 4];

/** The side of the host that Microsoft's runtime for custom functions talks to. */
export const customFunctions = objectType<null>({
  name: 'Microsoft.ExcelServices.CustomFunctions',
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: (_, __, host) => functionsOf(host).ready(),
    _GetEnabledFeatures: () => ENABLED_FEATURES,
    setInvocationArrayResults: (_, args, host) => functionsOf(host).results(args.json(0)),
  },
});
