namespace StreamTesting;

/// <summary>Compares the ids of results with those of windows, in one set that is used again and again.</summary>
internal sealed class WindowIds(bool isDeduplicating)
{
    private readonly HashSet<string> _set = new(StringComparer.Ordinal);

    /// <summary>Whether they are the first that must be in a window, in their order: that of arrival, which many consumers keep. It takes no hashing.</summary>
    public static bool AreTheFirst(WindowTruth window, IReadOnlyCollection<string?> ids)
    {
        if (ids.Count > window.Must.Count || ids is not IReadOnlyList<string?> list)
        {
            return false;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] != window.Must[i].Event.Id)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes what must or may be in a window out of a set.</summary>
    public static HashSet<string> Without(HashSet<string> ids, WindowTruth window)
    {
        Remove(ids, window.Must);
        Remove(ids, window.May);
        return ids;
    }

    /// <summary>The set, empty.</summary>
    public HashSet<string> None()
    {
        _set.Clear();
        return _set;
    }

    /// <summary>The first arrival that must be in a window and is not among its ids, of which all may be in it.</summary>
    public Arrival? Missing(WindowTruth window, IReadOnlyCollection<string?> ids)
    {
        if (isDeduplicating && window.May.Count == 0 && ids.Count == window.Must.Count)
        {
            return null;
        }

        var has = None();
        foreach (var id in ids)
        {
            has.Add(id!);
        }

        return window.Must.FirstOrDefault(arrival => !has.Contains(arrival.Event.Id));
    }

    private static void Remove(HashSet<string> ids, IReadOnlyList<Arrival> arrivals)
    {
        for (var i = 0; i < arrivals.Count && ids.Count > 0; i++)
        {
            ids.Remove(arrivals[i].Event.Id);
        }
    }
}
