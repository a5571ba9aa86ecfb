/**
 * Which elements may stand in which, in what order, and which must: `name` once, `name?` at most once, `name*` any number, `name+` at least one.
 * Source: [MS-OWEMXML], sections 5.2 (appforoffice 1.1) and 5.7 (taskpaneappversionoverrides), as far as the manifest uses it.
 */
const CHILDREN: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl? HighResolutionIconUrl? SupportUrl? AppDomains? Hosts? Requirements? DefaultSettings Permissions Dictionary? VersionOverrides? ExtendedOverrides?',
  'OfficeApp/Hosts': 'Host+',
  'OfficeApp/Requirements': 'Sets? Methods?',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation',
  DisplayName: 'Override*',
  'OfficeApp/Description': 'Override*',
  IconUrl: 'Override*',
  HighResolutionIconUrl: 'Override*',
  SupportUrl: 'Override*',
  'DefaultSettings/SourceLocation': 'Override*',
  VersionOverrides: 'Description? Requirements? Hosts? Resources? WebApplicationInfo? EquivalentAddins?',
  'VersionOverrides/Hosts': 'Host+',
  'VersionOverrides/Hosts/Host': 'Runtimes? AllFormFactors? DesktopFormFactor?',
  Runtimes: 'Runtime+',
  AllFormFactors: 'ExtensionPoint+',
  DesktopFormFactor: 'GetStarted? FunctionFile? ExtensionPoint+',
  'AllFormFactors/ExtensionPoint': 'Script Page Metadata? Namespace?',
  Script: 'SourceLocation',
  Page: 'SourceLocation',
  Metadata: 'SourceLocation',
  GetStarted: 'Title Description LearnMoreUrl',
  'DesktopFormFactor/ExtensionPoint': 'OfficeTab*',
  OfficeTab: 'Group+',
  Group: 'Label Icon Control+',
  Icon: 'bt:Image+',
  Control: 'Label Supertip Icon Action Enabled?',
  Supertip: 'Title Description',
  Action: 'TaskpaneId? SourceLocation? Title? FunctionName?',
  Resources: 'bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?',
  'bt:Images': 'bt:Image*',
  'bt:Urls': 'bt:Url*',
  'bt:ShortStrings': 'bt:String*',
  'bt:LongStrings': 'bt:String*',
  'bt:Images/bt:Image': 'bt:Override*',
  'bt:Urls/bt:Url': 'bt:Override*',
  'bt:ShortStrings/bt:String': 'bt:Override*',
  'bt:LongStrings/bt:String': 'bt:Override*',
};

/** The children that an element may have: those of the longest path that ends at it; none where no path does. */
function allowed(element: Element): string {
  const path: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.unshift(at.tagName);
  for (let from = 0; from < path.length; from += 1) {
    const found = CHILDREN[path.slice(from).join('/')];
    if (found !== undefined) return found;
  }
  return '';
}

/** Where an element's children are not what the schema has: one line each; none where all is well. */
export function outOfOrder(element: Element): string[] {
  const names = [...element.children].map((child) => child.tagName);
  const pattern = allowed(element)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, name = '', many = ''] = /^(.*?)([?*+]?)$/.exec(word)!;
      return `(?:${name} )${many}`;
    })
    .join('');
  const wrong = new RegExp(`^${pattern}$`).test(names.map((name) => `${name} `).join('')) ? [] : [`${element.tagName}: ${names.join(' ')}`];
  return [...wrong, ...[...element.children].flatMap(outOfOrder)];
}
