namespace StreamTesting.Domains;

/// <summary>Where a call came from, and by what (P-28).</summary>
/// <param name="Country">US, CA, UK, DE, FR, SG, JP, IN, AU or BR.</param>
/// <param name="City">One of twelve.</param>
/// <param name="Region">NA, EU, APAC or LATAM.</param>
/// <param name="DeviceType">desktop, mobile, api_client, tablet or bot.</param>
public sealed record ApiTags(string Country, string City, string Region, string DeviceType);
