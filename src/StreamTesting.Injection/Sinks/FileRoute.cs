namespace StreamTesting.Injection;

/// <summary>Which file an arrival belongs to.</summary>
internal abstract class FileRoute
{
    /// <summary>Whether all arrivals go to one file, which is there even when no arrival is.</summary>
    public virtual bool IsSingle => false;

    public virtual void Start(SinkStart start)
    {
    }

    public abstract long KeyOf(Arrival arrival);

    public abstract string PathOf(long key);

    /// <summary>What a person should know about the folder, now that it holds these files.</summary>
    public virtual string? Note(IReadOnlyList<string> written, IFileStore store) => null;
}
