namespace StreamTesting;

/// <summary>Where a table keeps its rows.</summary>
internal interface ITableStore
{
    /// <summary>Whether a row is looked up as of a time.</summary>
    bool IsVersioned { get; }

    /// <summary>The keys that have something to be found, in their order.</summary>
    IEnumerable<string> Keys { get; }

    StoredRow? Latest(string key);

    StoredRow? AsOf(string key, long time);

    /// <summary>Changes a row; without a number it is deleted.</summary>
    TablePut Put(string key, long? number, long time);

    void Restart();
}
