using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The calls in their order. Memory: an entity a service, or a user who has called.</summary>
internal sealed class ApiCallEvents(ApiCalls options, Seed seed) : IEnumerable<StreamEvent>
{
    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new ApiCallMaker(options, seed);
        for (long index = 0; index < options.Count; index++)
        {
            yield return maker.Make(index);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
