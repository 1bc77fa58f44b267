namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Someone who wants to know at once that a log has grown or gone.</summary>
internal interface IAppendWaiter
{
    /// <summary>Called under the log's lock: must only set a signal.</summary>
    void OnLogChanged();
}
