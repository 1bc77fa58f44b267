namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Work on a thread of its own, which is there at once: tests like to block the thread pool, and a broker must stop all the same.</summary>
internal static class OwnThread
{
    /// <summary>Does it, and tells when it is done.</summary>
    public static Task Run(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Work) { IsBackground = true, Name = "embedded Kafka control" }.UnsafeStart();
        return done.Task;

        void Work()
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }
}
