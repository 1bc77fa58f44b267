namespace StreamTesting.Domains;

/// <summary>Something of a region that acts at times: a store's doors, a visit, a truck.</summary>
internal abstract class StoreActor
{
    public const long Never = long.MaxValue;

    /// <summary>When it acts next, in milliseconds since 1970; <see cref="Never"/> when it is over.</summary>
    public long Due { get; protected set; }

    /// <summary>Acts, at the time <see cref="Due"/>, and sets the time of its next act.</summary>
    public abstract void Act();
}
