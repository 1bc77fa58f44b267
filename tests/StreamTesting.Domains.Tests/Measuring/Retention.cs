namespace StreamTesting.Domains.Tests;

/// <summary>What an enumeration holds on to, told by the garbage collector and not by the heap's size, which others share.</summary>
internal static class Retention
{
    /// <summary>How many of the first events are alive when all have been taken and the enumeration has not ended.</summary>
    public static int AliveOf(IEnumerable<StreamEvent> events, int count)
    {
        using var taken = events.GetEnumerator();
        var seen = Take(taken, count);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        taken.MoveNext();
        return seen.Count(reference => reference.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static List<WeakReference> Take(IEnumerator<StreamEvent> events, int count)
    {
        var seen = new List<WeakReference>();
        for (var i = 0; i < count; i++)
        {
            events.MoveNext().ShouldBeTrue();
            seen.Add(new WeakReference(events.Current));
        }

        return seen;
    }
}
