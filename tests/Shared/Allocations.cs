namespace StreamTesting.Tests.Shared;

/// <summary>Measures what code allocates, by its own thread.</summary>
internal static class Allocations
{
    // The runtime allocates on the thread that happens to need it: when it compiles a method, or grows a cache that all tests of the process
    // share. That adds to a pass and never takes away from one, and it is soon over; passes are all alike. So the least of them is what the
    // code itself allocates: code that allocates in each pass is never taken for one that does not.
    private const int Passes = 30;

    /// <summary>What each of many passes of the same code over the same state allocates, in bytes.</summary>
    public static long OfEach(Action pass) => OfEach(() => pass);

    /// <summary>What each of many passes of the same code allocates, in bytes, where a pass needs a state of its own.</summary>
    /// <param name="prepare">Makes that state, which does not count, and gives the pass over it. All passes have to be alike.</param>
    public static long OfEach(Func<Action> prepare)
    {
        prepare()();
        var least = long.MaxValue;
        for (var i = 0; i < Passes; i++)
        {
            var pass = prepare();
            var before = GC.GetAllocatedBytesForCurrentThread();
            pass();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>As <see cref="OfEach(Action)"/>, for code that is measured very often: one pass below a limit already tells that the least of many is.</summary>
    /// <returns>What the first pass allocates, or, where that is the limit or more, what each of many does.</returns>
    public static long OfEachUpTo(long limit, Action pass)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        pass();
        var first = GC.GetAllocatedBytesForCurrentThread() - before;
        return first < limit ? first : OfEach(pass);
    }
}
