import { parseAddress } from '../formats/network.ts';
import { type Check, isThere } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/discovery/validation/validation.go: validateEndpoints, validatePorts; k8s.io/kube-aggregator
 * pkg/apis/apiregistration/validation/validation.go, ValidateAPIService.
 */

const BYTES: ReadonlyMap<string, number> = new Map([
  ['IPv4', 4],
  ['IPv6', 16],
]);

export const checkSlice: Check = function* (at) {
  const type = at.at('addressType').string ?? '';
  const bytes = BYTES.get(type);
  for (const addresses of at.at('endpoints').items.map((endpoint) => endpoint.at('addresses'))) {
    if (isThere(addresses) && addresses.isCompleteList && addresses.items.length === 0)
      yield { at: addresses, statement: 'An endpoint needs an address' };
    for (const address of addresses.items) {
      const parsed = bytes === undefined ? undefined : parseAddress(address.string ?? '');
      if (parsed && parsed.length !== bytes)
        yield { at: address, statement: `${address.string} is no ${type} address` };
    }
  }
  const names = new Set<string>();
  for (const name of at.at('ports').items.map((port) => port.at('name'))) {
    if (name.string && names.has(name.string))
      yield { at: name, statement: `Two ports of the EndpointSlice have the name "${name.string}"` };
    names.add(name.string ?? '');
  }
};

export const checkApiService: Check = function* (at) {
  const [group, version] = [at.at('spec', 'group').string, at.at('spec', 'version').string];
  const name = at.at('metadata', 'name');
  if (name.string && group && version && name.string !== `${version}.${group}`)
    yield { at: name, statement: `The name of this APIService must be ${version}.${group}` };
  const insecure = at.at('spec', 'insecureSkipTLSVerify');
  if (insecure.is(true) && at.at('spec', 'caBundle').string)
    yield { at: insecure, statement: '"insecureSkipTLSVerify: true" does not go with "caBundle"' };
};
