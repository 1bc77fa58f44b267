namespace StreamTesting.Domains;

/// <summary>What was called (P-26).</summary>
/// <param name="Service">One of eight, for example <c>order-service</c>.</param>
/// <param name="Endpoint">One of the service's, for example <c>/api/v1/orders/create</c>.</param>
/// <param name="Method">GET, POST, PUT, DELETE or PATCH.</param>
/// <param name="Version">The service's version.</param>
/// <param name="Environment">production, staging or development.</param>
public sealed record ApiSource(string Service, string Endpoint, string Method, string Version, string Environment);
