namespace StreamTesting.Domains;

/// <summary>Which guests can book at a time: those that exist by then and are never deleted.</summary>
internal abstract class GuestDirectory
{
    /// <summary>Draws a guest's number, from 1.</summary>
    public abstract long Draw(long ticks, ref RandomSource random);
}
