namespace StreamTesting.Domains;

/// <summary>Which fields stand around a payload.</summary>
public enum StoreEnvelope
{
    /// <summary>The document's eight fields (S-24). The default.</summary>
    Documented,

    /// <summary>The eight, then <c>session_id</c> and <c>parent_event_id</c> (SX-1).</summary>
    Extended,
}
