// Bundled in place of `@aws-sdk/credential-provider-node`. That package also brings the chains for SSO, ini files,
// processes, web identity and instance metadata, which a Lambda never uses: about 110 kB of every function.

/** The credentials that Lambda puts into a function's environment; they last as long as its sandbox. */
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env
  if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error('Lambda gave the function no credentials')
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}
