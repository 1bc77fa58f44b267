namespace StreamTesting.Domains;

/// <summary>A row of the guests' table (H-13). No real person: names are drawn from lists, addresses are of domains kept for examples.</summary>
/// <param name="GuestId">The key, for example <c>G00890</c>.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Email">An address; no other guest has it.</param>
/// <param name="Phone">For example <c>+1-555-0123</c>.</param>
/// <param name="Country">One of 20.</param>
/// <param name="LoyaltyTier">None, Silver, Gold or Platinum (H-16, HX-2).</param>
/// <param name="CreatedAt">When the row came to be.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record GuestRow(
    string GuestId, string Name, string Email, string Phone, string Country, string LoyaltyTier, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
