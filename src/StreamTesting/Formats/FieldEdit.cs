namespace StreamTesting;

/// <summary>A change of one field among the bytes of a JSON value. Immutable and thread-safe.</summary>
internal abstract class FieldEdit
{
    /// <summary>Makes the change.</summary>
    /// <returns>Whether the bytes are others now; false, and the bytes as they were, where the change does not apply.</returns>
    public abstract bool TryApply(JsonBytes json);
}
