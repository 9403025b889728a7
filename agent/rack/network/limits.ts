/** Addresses of all pools of a network; each free one takes some 50 bytes of memory. */
export const poolAddressesMax = 262_144
