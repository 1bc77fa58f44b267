namespace StreamTesting.Domains;

/// <summary>Who ordered, and where (source document 001, O-39 to O-43).</summary>
/// <param name="TenantId">For example <c>T-001</c>.</param>
/// <param name="UserId">For example <c>U-00001</c>.</param>
/// <param name="SessionId">For example <c>S-123456</c>.</param>
/// <param name="SourceSystem">web, ios, android or partner_api.</param>
/// <param name="Environment">prod or staging.</param>
public sealed record OrderContext(string TenantId, string UserId, string SessionId, string SourceSystem, string Environment);
