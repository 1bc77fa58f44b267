namespace StreamTesting.Domains;

/// <summary>What only the creation of a booking says.</summary>
internal readonly record struct BookingFacts(string GuestId, string PropertyId, string Channel);
