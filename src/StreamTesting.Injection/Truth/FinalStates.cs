namespace StreamTesting.Injection;

/// <summary>
/// The final states of a stream's entities, made from its events once more. An entity that ends gives its state up then; those that never
/// end do so in the order of their first events. Memory grows with the entities alive.
/// </summary>
internal static class FinalStates
{
    public static IEnumerable<(StreamEntity Entity, object? State)> Of(EventStream stream, IFinalStates states)
    {
        var alive = new Dictionary<StreamEntity, (long Order, object? State)>(ReferenceEqualityComparer.Instance);
        long order = 0;
        foreach (var happened in stream.Plan.Domain.Events(stream.DomainSeed))
        {
            var entity = happened.Entity;
            var known = alive.TryGetValue(entity, out var before);
            var state = states.Apply(before.State, happened);
            if (happened.EndsEntity)
            {
                alive.Remove(entity);
                yield return (entity, state);
            }
            else
            {
                alive[entity] = (known ? before.Order : order++, state);
            }
        }

        foreach (var (entity, (_, state)) in alive.OrderBy(entry => entry.Value.Order))
        {
            yield return (entity, state);
        }
    }
}
