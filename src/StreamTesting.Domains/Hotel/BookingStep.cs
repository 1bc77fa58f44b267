namespace StreamTesting.Domains;

/// <summary>What can happen to a booking.</summary>
internal enum BookingStep
{
    Created,
    Updated,
    Confirmed,
    Cancelled,
    NoShow,
    CheckedIn,
    CheckedOut,
    Over,
}
