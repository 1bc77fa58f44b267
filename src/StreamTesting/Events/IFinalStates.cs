using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// A domain that knows what is left of each entity when all of its events have been applied once, in event-time order: what a correct
/// consumer ends with. Implemented by a <see cref="Domain"/>; a truth file then holds these states.
/// </summary>
public interface IFinalStates
{
    /// <summary>Applies the next event of an entity.</summary>
    /// <param name="state">What the entity was before; null where this is its first event, or where it was gone.</param>
    /// <param name="happened">The event.</param>
    /// <returns>What the entity is now, as a new object or the same one changed; null where it is gone (a deletion).</returns>
    object? Apply(object? state, StreamEvent happened);

    /// <summary>Writes a state as one JSON value, the same bytes for equal states.</summary>
    /// <param name="state">What <see cref="Apply"/> returned.</param>
    /// <param name="json">Where to.</param>
    void Write(object state, Utf8JsonWriter json);
}
