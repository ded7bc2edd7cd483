package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/**
 * The advice runs inside a proxied method's transaction, so all attempts share it. What has failed
 * in it may have marked it for rollback: it then fails at its commit, when the retry has succeeded.
 */
final class RetryInTransaction implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || method.transaction() == null) {
      return List.of();
    }
    return List.of(Message.RETRY_IN_TRANSACTION.at(retried.at(), method.transaction()));
  }
}
