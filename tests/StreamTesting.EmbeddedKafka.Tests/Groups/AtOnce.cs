namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>The answer of something that must not have to wait.</summary>
internal static class AtOnce
{
    public static T Now<T>(this Task<T> task)
    {
        task.IsCompletedSuccessfully.ShouldBeTrue("this must be answered at once");
        return task.GetAwaiter().GetResult();
    }
}
