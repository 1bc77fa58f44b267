namespace StreamTesting.Domains;

/// <summary>What a database did to a guest's row (H-13 to H-15): both images whole, whatever of them the format writes. Immutable.</summary>
/// <param name="Before">The row as it was, equal to the last change's <paramref name="After"/>; null for a new row.</param>
/// <param name="After">The row as it is; null for a delete.</param>
/// <param name="Changed">What an update says it changed; none otherwise. Columns that are named here differ, but for the fault below.</param>
public sealed record GuestChange(GuestRow? Before, GuestRow? After, GuestColumns Changed)
{
    /// <summary>The row that is there: after, or before where it is deleted.</summary>
    public GuestRow Row => After ?? Before ?? throw new InvalidOperationException("A change has an image of the row, before or after.");
}
