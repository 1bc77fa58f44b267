namespace StreamTesting.Domains;

/// <summary>Merges a few streams of events, each in event-time order, into one; the earlier named stream first where times are equal.</summary>
internal static class EventMerge
{
    public static IEnumerable<StreamEvent> Of(params IEnumerable<StreamEvent>[] streams)
    {
        var heads = new IEnumerator<StreamEvent>?[streams.Length];
        try
        {
            for (var i = 0; i < streams.Length; i++)
            {
                heads[i] = streams[i].GetEnumerator();
                Advance(ref heads[i]);
            }

            while (Least(heads) is { } least)
            {
                yield return heads[least]!.Current;
                Advance(ref heads[least]);
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                head?.Dispose();
            }
        }
    }

    private static int? Least(IEnumerator<StreamEvent>?[] heads)
    {
        int? least = null;
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] is { } head && (least is null || head.Current.EventTime < heads[least.Value]!.Current.EventTime))
            {
                least = i;
            }
        }

        return least;
    }

    private static void Advance(ref IEnumerator<StreamEvent>? head)
    {
        if (!head!.MoveNext())
        {
            head.Dispose();
            head = null;
        }
    }
}
