namespace StreamTesting.Injection;

internal sealed class SingleRoute(string path) : FileRoute
{
    public override bool IsSingle => true;

    public override long KeyOf(Arrival arrival) => 0;

    public override string PathOf(long key) => path;
}
